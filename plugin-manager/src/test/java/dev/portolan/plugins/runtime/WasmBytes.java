package dev.portolan.plugins.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes small WebAssembly modules byte by byte, by the binary format of the specification: a module of the platform's
/// convention whose `portolan_call` has the given instructions. Its allocator only ever moves on.
///
/// Function 0 is the import `portolan.host`, 1 `portolan_alloc`, 2 `portolan_call`, 3 `portolan_functions`.
final class WasmBytes {
    /// Gives the document back: `local.get 2, i64.extend_i32_u, i64.const 32, i64.shl, local.get 3, i64.extend_i32_u,
    /// i64.or`.
    static final int[] ECHO = {0x20, 2, 0xad, 0x42, 32, 0x86, 0x20, 3, 0xad, 0x84};
    /// Asks `catalog.get {"ref":"a"}`, leaves where the answer lies.
    static final int[] ASK = {0x41, 16, 0x41, 11, 0x41, 32, 0x41, 11, 0x10, 0};
    /// Writes a line of log: `host("log", {"level":"warn","line":"hello"})`, and drops the answer.
    static final int[] LOG = {0x41, 0xc0, 0, 0x41, 3, 0x41, 0xd0, 0, 0x41, 31, 0x10, 0, 0x1a};

    private static final int I32 = 0x7f;
    private static final int I64 = 0x7e;

    private WasmBytes() {}

    /// @param pages of memory to begin with
    /// @param body leaves an i64
    static byte[] module(int pages, int... body) {
        var module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(
                module,
                1,
                vector(
                        bytes(0x60, 4, I32, I32, I32, I32, 1, I64),
                        bytes(0x60, 1, I32, 1, I32),
                        bytes(0x60, 0, 1, I64)));
        section(module, 2, vector(join(name("portolan"), name("host"), bytes(0, 0))));
        section(module, 3, vector(bytes(1), bytes(0), bytes(2)));
        section(module, 5, vector(join(bytes(0), unsigned(pages))));
        // The heap begins at 1024, above the texts.
        section(module, 6, vector(join(bytes(I32, 1, 0x41), signed(1024), bytes(0x0b))));
        section(
                module,
                7,
                vector(
                        join(name("memory"), bytes(2, 0)),
                        join(name("portolan_alloc"), bytes(0, 1)),
                        join(name("portolan_call"), bytes(0, 2)),
                        join(name("portolan_functions"), bytes(0, 3))));
        section(
                module,
                10,
                vector(function(0x23, 0, 0x23, 0, 0x20, 0, 0x6a, 0x24, 0), function(body), function(0x42, 5)));
        section(
                module,
                11,
                vector(
                        data(0, "[\"f\"]"),
                        data(16, "catalog.get"),
                        data(32, "{\"ref\":\"a\"}"),
                        data(64, "log"),
                        data(80, "{\"level\":\"warn\",\"line\":\"hello\"}")));
        return module.toByteArray();
    }

    /// `body` for ever: `loop … br 0 end`, and then an i64 that never comes.
    static int[] forever(int... body) {
        return ints(new int[] {0x03, 0x40}, body, new int[] {0x0c, 0, 0x0b, 0x42, 0});
    }

    /// Gives short documents back and does something else with long ones.
    static int[] echoOr(int... body) {
        return ints(
                new int[] {0x20, 3, 0x41, 0xc0, 0, 0x49, 0x04, I64}, ECHO, new int[] {0x05}, body, new int[] {0x0b});
    }

    static int[] ints(int[]... parts) {
        return List.of(parts).stream().flatMapToInt(java.util.Arrays::stream).toArray();
    }

    private static byte[] function(int... body) {
        var code = join(bytes(0), bytes(body), bytes(0x0b));
        return join(unsigned(code.length), code);
    }

    private static byte[] data(int at, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        return join(bytes(0, 0x41), signed(at), bytes(0x0b), unsigned(content.length), content);
    }

    private static byte[] name(String name) {
        var content = name.getBytes(StandardCharsets.UTF_8);
        return join(unsigned(content.length), content);
    }

    private static void section(ByteArrayOutputStream module, int id, byte[] content) {
        module.write(id);
        module.writeBytes(unsigned(content.length));
        module.writeBytes(content);
    }

    private static byte[] vector(byte[]... items) {
        return join(unsigned(items.length), join(items));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// LEB128.
    private static byte[] unsigned(int value) {
        var bytes = new ArrayList<Integer>();
        var rest = value;
        do {
            bytes.add((rest & 0x7f) | (rest >>> 7 == 0 ? 0 : 0x80));
            rest >>>= 7;
        } while (rest != 0);
        return bytes(bytes.stream().mapToInt(b -> b).toArray());
    }

    /// LEB128 with a sign, for values that are not negative.
    private static byte[] signed(int value) {
        return value < 64 ? bytes(value) : bytes((value & 0x7f) | 0x80, value >>> 7);
    }
}
