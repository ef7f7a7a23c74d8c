package a
import future.keywords
p if a and (b or not {c; d}) or {e; f} with input as 1
p if not (a or b)
