"""The pipeline that joins the middle layers: what comes in (take), what is asked (look), reading again (rebuild)."""
