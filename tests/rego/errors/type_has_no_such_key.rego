# want: 6:6: rego_type_error: undefined ref: data.p.config.sise
package p

config := {"size": 1}

q if config.sise == 1
