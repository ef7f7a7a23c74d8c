"""The table of targets, and whether each is met."""

# What such a machine was measured at, p50 in µs at 2 kB on one connection: a stand-in that is much slower or faster
# than that, after scaling by the net/http row, proves nothing.
REFERENCE_P50 = {
    "Go net/http, constant": 45,
    "opa-docker-authz config, seed": 150,
    "opa-docker-authz config, 104 rules": 307,
    "opa-docker-authz policy file, seed": 967,
    "opa-docker-authz policy file, 104 rules": 9889,
}
SCALE_ROW = "Go net/http, constant"


def print_scale(rows):
    base = rows.get((SCALE_ROW, "2k", 1))
    if base is None:
        return
    scale = base["p50"] / REFERENCE_P50[SCALE_ROW]
    for name, reference in REFERENCE_P50.items():
        row = rows.get((name, "2k", 1))
        if row is None or name == SCALE_ROW:
            continue
        factor = row["p50"] / (reference * scale)
        verdict = "counts" if 1 / 1.5 <= factor <= 1.5 else "does not count"
        print(f"{name}: {factor:.2f} times what was expected of it on this machine: a ratio to it {verdict}")


class Table:
    def __init__(self, rows):
        self.rows = rows

    def value(self, name, key, size="2k", connections=1):
        row = self.rows.get((name, size, connections))
        return None if row is None else row[key]

    def ratio(self, above, below, key, size="2k", connections=1):
        top, bottom = self.value(above, key, size, connections), self.value(below, key, size, connections)
        return None if top is None or not bottom else top / bottom

    def rate(self, name):
        row = self.rows.get((name, "2k", 8))
        return None if row is None else row["calls"] / row["seconds"]


def line(title, found, target, is_at_least, unit="x"):
    if found is None:
        print(f"{title:74} {'-':>10}  not measured")
        return
    is_met = found >= target if is_at_least else found <= target
    sign = "≥" if is_at_least else "≤"
    print(f"{title:74} {found:8.2f} {unit:2} {sign} {target:g} {unit:2} {'pass' if is_met else 'FAIL'}")


def print_figures(rows, memory, reloads, run_us):
    table = Table(rows)
    seed, rules, baseline = "bulkhead, seed policy", "bulkhead, 104 rules", "bulkhead, baseline and catalogue"
    config, config_rules = "opa-docker-authz config, seed", "opa-docker-authz config, 104 rules"
    constant = "our HTTP stack, constant"
    print("\n== Figures")
    print_scale(rows)
    line("seed policy, 2 kB, lower p50 than config mode", table.ratio(config, seed, "p50"), 6, True)
    line("seed policy, 2 kB, lower p99 than config mode", table.ratio(config, seed, "p99"), 20, True)
    line("104 rules, 2 kB, lower p50 than config mode", table.ratio(config_rules, rules, "p50"), 10, True)
    line("104 rules, 2 kB, lower p50 than policy file",
         table.ratio("opa-docker-authz policy file, 104 rules", rules, "p50"), 300, True)
    line("seed policy, 64 kB, lower p50 than config mode", table.ratio(config, seed, "p50", "64k"), 12, True)
    line("seed policy, 2 kB, CPU against our stack with a constant", table.ratio(seed, constant, "cpu"), 1.5, False)
    line("baseline and catalogue, 2 kB, the same", table.ratio(baseline, constant, "cpu"), 2.5, False)
    idle, loaded = memory.get(seed, (None, None))
    line("resident memory, idle", idle, 12, False, "MB")
    line("resident memory, under load on 8 connections", loaded, 20, False, "MB")
    if reloads:
        course = ", ".join(f"{mb:.0f}" for mb in reloads)
        print(f"resident memory over the reloads of 10 MB, each tenth of them: {course} MB")
        half = reloads[len(reloads) // 2 :]
        line("  last against the middle", reloads[-1] / half[0], 1.1, False)
    go_rate, our_rate = table.rate(SCALE_ROW), table.rate(seed)
    lead = our_rate / go_rate if go_rate else None
    line("decisions a second on 8 connections against Go's net/http", lead, 1.5, True)
    line("CPU of an ordinary docker run, all its calls", run_us / 1000, 1, False, "ms")
