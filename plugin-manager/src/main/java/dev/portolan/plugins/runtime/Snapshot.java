package dev.portolan.plugins.runtime;

/// A sandbox with a plugin's code loaded, before any call: all there is to make one again.
///
/// @param globals values of all WebAssembly globals; without them a sandbox does not work again after a trap
/// @param script where the bytecode of the call script lies
@SuppressWarnings("ArrayRecordComponent")
record Snapshot(MemoryImage memory, long[] globals, Region script) {
    /// Some bytes of the guest's memory.
    record Region(int at, int size) {}
}
