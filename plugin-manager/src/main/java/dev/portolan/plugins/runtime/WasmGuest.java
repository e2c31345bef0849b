package dev.portolan.plugins.runtime;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Instance;

/// One instance of a module for one call, and the door between its memory and the host.
///
/// A module exports `memory`, `portolan_alloc(size) -> ptr`, `portolan_call(name, nameLen, document, documentLen) ->
/// i64` and `portolan_functions() -> i64`; an `i64` is the address of JSON in its upper half and its length in the
/// lower. It may import `portolan.host(name, nameLen, argument, argumentLen) -> i64` and `portolan.fail(message,
/// messageLen)`.
final class WasmGuest {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 500;

    private final BoundedOutput output = new BoundedOutput();
    private final Instance instance;
    private final FlatMemory memory;
    private final @Nullable WasmCall call;

    /// @param instructions how many it may run where it is interpreted
    /// @param call null while the module is prepared: there is no host then
    WasmGuest(WasmImage image, AtomicLong instructions, @Nullable WasmCall call) {
        this.call = call;
        this.instance = image.instance(this, instructions, output);
        this.memory = (FlatMemory) instance.memory();
    }

    /// Runs a function of the plugin.
    ///
    /// @return where its answer lies
    long run(String function, byte[] document) {
        var name = write(function.getBytes(StandardCharsets.UTF_8));
        var input = write(document);
        return apply("portolan_call", address(name), size(name), address(input), size(input));
    }

    /// JSON array of the names of its functions.
    String functions() {
        return text(apply("portolan_functions"));
    }

    /// @throws Stopped when that is not within the guest's memory
    String text(long region) {
        return text(address(region), size(region));
    }

    static int size(long region) {
        return (int) region;
    }

    private static int address(long region) {
        return (int) (region >>> 32);
    }

    long[] host(Instance caller, long... arguments) {
        var name = text((int) arguments[0], Math.min((int) arguments[1], LONGEST_NAME));
        var size = (int) arguments[3];
        var asked = call;
        if (asked == null) {
            throw new Stopped(Outcome.Reason.ERROR, "The platform cannot be called while the plugin is loaded.");
        }
        var answer = asked.host(name, size, () -> text((int) arguments[2], size));
        return new long[] {write(answer.getBytes(StandardCharsets.UTF_8))};
    }

    long[] fail(Instance caller, long... arguments) {
        var message = text((int) arguments[0], Math.min((int) arguments[1], LONGEST_MESSAGE));
        throw new Stopped(Outcome.Reason.ERROR, message.isBlank() ? "The plugin failed without a message." : message);
    }

    private long write(byte[] bytes) {
        var at = (int) apply("portolan_alloc", bytes.length);
        if (at < 0 || (long) at + bytes.length > (long) memory.pages() * FlatMemory.PAGE) {
            throw outside();
        }
        memory.write(at, bytes, 0, bytes.length);
        return (long) at << 32 | bytes.length;
    }

    private String text(int at, int size) {
        if (at < 0 || size < 0 || (long) at + size > (long) memory.pages() * FlatMemory.PAGE) {
            throw outside();
        }
        return new String(memory.readBytes(at, size), StandardCharsets.UTF_8);
    }

    private static Stopped outside() {
        return new Stopped(Outcome.Reason.ERROR, "The plugin names a place that is not in its memory.");
    }

    private long apply(String export, long... arguments) {
        var results = instance.export(export).apply(arguments);
        if (results == null || results.length == 0) {
            throw new Stopped(Outcome.Reason.ERROR, "The function " + export + " of the module gives nothing.");
        }
        return results[0];
    }

    Instance instance() {
        return instance;
    }

    FlatMemory memory() {
        return memory;
    }

    String output() {
        return output.text();
    }
}
