//! Arguments in, window or command out.

fn main() -> std::process::ExitCode {
    realign::cli::main(std::env::args_os())
}
