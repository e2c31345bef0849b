package dev.portolan.plugins.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.OpCode;

/// Looks whether a module keeps to what can be bounded: one memory, tables that stay as they are, and nothing that is
/// allocated outside of the memory.
final class WasmCheck {
    static final String HOST_MODULE = "portolan";

    private static final String WASI = "wasi_snapshot_preview1";
    private static final Set<String> MODULES = Set.of(HOST_MODULE, WASI);
    private static final Set<String> EXPORTS =
            Set.of("memory", "portolan_alloc", "portolan_call", "portolan_functions");
    private static final Set<String> CHANGING_TABLES =
            Set.of("TABLE_SET", "TABLE_GROW", "TABLE_FILL", "TABLE_COPY", "TABLE_INIT", "ELEM_DROP");
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_LOCALS = 500;

    private WasmCheck() {}

    /// One sentence on what is wrong, where something is.
    static Optional<String> fault(WasmModule module, int memoryMiB) {
        var most = memoryMiB * (1 << 20) / FlatMemory.PAGE;
        var memories = module.memorySection();
        if (memories.isEmpty() || memories.get().memoryCount() != 1) {
            return Optional.of("The module needs one memory of its own.");
        }
        var pages = memories.get().getMemory(0).limits().initialPages();
        if (pages > most) {
            return Optional.of("The module begins with %,d KiB of memory, its limit is %d MiB."
                    .formatted(pages * (FlatMemory.PAGE / 1024), memoryMiB));
        }
        for (var i = 0; i < module.importSection().importCount(); i++) {
            var wanted = module.importSection().getImport(i);
            if (wanted.importType() != ExternalType.FUNCTION || !MODULES.contains(wanted.module())) {
                return Optional.of("The platform has no %s.%s to import, but portolan.host, portolan.fail and %s.*."
                        .formatted(wanted.module(), wanted.name(), "wasi_snapshot_preview1"));
            }
        }
        for (var i = 0; i < module.tableSection().tableCount(); i++) {
            if (module.tableSection().getTable(i).limits().min() > MOST_ENTRIES) {
                return Optional.of("A table has at most %,d entries.".formatted(MOST_ENTRIES));
            }
        }
        return code(module).or(() -> exports(module));
    }

    private static Optional<String> code(WasmModule module) {
        for (var body : module.codeSection().functionBodies()) {
            if (body.localTypes().size() > MOST_LOCALS) {
                return Optional.of("A function has at most %d local variables.".formatted(MOST_LOCALS));
            }
            for (var instruction : body.instructions()) {
                if (refused(instruction.opcode())) {
                    return Optional.of("The instruction %s is not supported."
                            .formatted(instruction.opcode().name().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean refused(OpCode opcode) {
        var name = opcode.name();
        return CHANGING_TABLES.contains(name)
                || name.startsWith("STRUCT_")
                || name.startsWith("ARRAY_")
                || name.contains("ATOMIC");
    }

    private static Optional<String> exports(WasmModule module) {
        for (var name : EXPORTS.stream().sorted().toList()) {
            if (!exports(module, name)) {
                return Optional.of("The module does not export " + name + ".");
            }
        }
        return Optional.empty();
    }

    /// Whether it asks for something of a system interface, as compilers of C, Rust and Go have it.
    static boolean wantsWasi(WasmModule module) {
        var section = module.importSection();
        return IntStream.range(0, section.importCount())
                .anyMatch(i -> section.getImport(i).module().equals(WASI));
    }

    static boolean exports(WasmModule module, String name) {
        var section = module.exportSection();
        return IntStream.range(0, section.exportCount())
                .anyMatch(i -> section.getExport(i).name().equals(name));
    }
}
