//! Measures regorus with parsed input: regorus-peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS. The policy becomes a
//! program for regorus' register machine, its fastest mode (a CompiledPolicy, interpreted, costs five times as much);
//! one machine is kept between calls. Prints one JSON object: nanoseconds an evaluation, and how many were made.

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{CompiledPolicy, Engine, Value};
use std::time::{Duration, Instant};

const ENTRY: &str = "data.docker.authz.allow";

struct Sample {
    name: String,
    input: Value,
    answer: Value,
}

fn read_samples(path: &str, key: &str) -> Vec<Sample> {
    let text = std::fs::read_to_string(path).expect("inputs");
    text.lines()
        .map(|line| {
            let fields: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
            Sample {
                name: fields["name"].as_str().expect("name").to_string(),
                input: Value::from_json_str(&fields["input"].to_string()).expect("input"),
                answer: Value::from(fields[key].as_bool().expect("answer")),
            }
        })
        .collect()
}

fn compile(path: &str, dialect: &str) -> CompiledPolicy {
    let mut engine = Engine::new();
    engine.set_rego_v0(dialect == "v0");
    let text = std::fs::read_to_string(path).expect("policy");
    engine.add_policy(path.to_string(), text).expect("a valid policy");
    engine.compile_with_entrypoint(&ENTRY.into()).expect("a valid entry point")
}

fn evaluate_all(samples: &[Sample], evaluate: &mut dyn FnMut(Value) -> Value) {
    for sample in samples {
        let got = evaluate(sample.input.clone());
        assert_eq!(got, sample.answer, "{}", sample.name);
    }
}

fn measure(samples: &[Sample], seconds: f64, evaluate: &mut dyn FnMut(Value) -> Value) {
    let length = Duration::from_secs_f64(seconds);
    let start = Instant::now();
    while start.elapsed() < length / 4 {
        evaluate_all(samples, evaluate);
    }
    let mut count = 0;
    let start = Instant::now();
    while start.elapsed() < length {
        evaluate_all(samples, evaluate);
        count += samples.len();
    }
    let ns = start.elapsed().as_nanos() as f64 / count as f64;
    println!("{{\"ns\":{ns:.1},\"count\":{count}}}");
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.len() != 6 {
        eprintln!("usage: regorus-peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS");
        std::process::exit(2);
    }
    let samples = read_samples(&args[3], &args[4]);
    let seconds: f64 = args[5].parse().expect("seconds");
    let policy = compile(&args[1], &args[2]);
    let program = Compiler::compile_from_policy(&policy, &[ENTRY]).expect("a program");
    let mut vm = RegoVM::new();
    vm.load_program(program);
    vm.set_max_instructions(usize::MAX);
    measure(&samples, seconds, &mut |input| {
        vm.set_input(input);
        vm.execute().expect("a value")
    });
}
