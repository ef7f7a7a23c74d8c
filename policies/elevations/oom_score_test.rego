package bulkhead.elevations.oom_score_test

import data.bulkhead.elevations.oom_score
import data.bulkhead.lib.testing

test_negative if {
    asked := testing.container({"limits": {"oom_score_adj": -1000}})
    want := {"limits.oom_score_adj: has others ended first when memory runs out (score -1000)"}
    testing.says(oom_score.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(oom_score.found) == 0 with input as asked
}

test_none_for_a_higher_score if {
    asked := testing.container({"limits": {"oom_score_adj": 500}})
    count(oom_score.found) == 0 with input as asked
}
