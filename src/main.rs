//! Arguments in, window or command out.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
