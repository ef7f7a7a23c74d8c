package bulkhead.lib.host_paths_test

import data.bulkhead.lib.host_paths

places := object.keys(host_paths.readable) | object.keys(host_paths.writable_only)

test_tops_are_the_first_parts_of_the_places if {
    host_paths.tops == {split(place, "/")[1] | some place in places}
}

test_above_are_the_folders_over_the_places if {
    folders := {concat("/", array.slice(parts, 0, n)) |
        some place in places
        parts := split(place, "/")
        count(parts) > 2
        some n in numbers.range(2, count(parts) - 1)
    }
    host_paths.above == folders
}

test_no_place_stands_in_both_tables if {
    object.keys(host_paths.readable) & object.keys(host_paths.writable_only) == set()
}

test_no_place_is_deeper_than_the_limit if {
    every place in places { count(split(place, "/")) <= host_paths.place_parts_max }
}
