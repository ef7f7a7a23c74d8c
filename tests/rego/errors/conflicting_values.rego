# want: eval_conflict_error: rule data.p.r produced conflicting values
package p

r := 1

r := 2
