//! Arguments in, window or command out.

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    realign::cli::main(std::env::args_os())
}
