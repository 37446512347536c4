"""Story to claims: language, copies and attributed claims, by grammars that are data. Pure."""
