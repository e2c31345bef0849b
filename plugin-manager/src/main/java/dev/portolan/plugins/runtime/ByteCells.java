package dev.portolan.plugins.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;

/// Numbers in an array of bytes, as WebAssembly reads and writes them. One thread only: there is nothing to wait
/// for.
abstract class ByteCells implements Memory {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    protected byte[] bytes;

    ByteCells(byte[] bytes) {
        this.bytes = bytes;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void write(int to, byte[] data, int from, int size) {
        System.arraycopy(data, from, bytes, to, size);
    }

    @Override
    public byte read(int at) {
        return bytes[at];
    }

    @Override
    public byte[] readBytes(int at, int size) {
        if (size < 0 || at < 0 || (long) at + size > bytes.length) {
            throw new IndexOutOfBoundsException(at);
        }
        return Arrays.copyOfRange(bytes, at, at + size);
    }

    @Override
    public void writeI32(int at, int value) {
        INT.set(bytes, at, value);
    }

    @Override
    public int readInt(int at) {
        return (int) INT.get(bytes, at);
    }

    @Override
    public void writeLong(int at, long value) {
        LONG.set(bytes, at, value);
    }

    @Override
    public long readLong(int at) {
        return (long) LONG.get(bytes, at);
    }

    @Override
    public void writeShort(int at, short value) {
        SHORT.set(bytes, at, value);
    }

    @Override
    public short readShort(int at) {
        return (short) SHORT.get(bytes, at);
    }

    @Override
    public long readU16(int at) {
        return readShort(at) & 0xffffL;
    }

    @Override
    public void writeByte(int at, byte value) {
        bytes[at] = value;
    }

    @Override
    public void writeF32(int at, float value) {
        writeI32(at, Float.floatToRawIntBits(value));
    }

    @Override
    public long readF32(int at) {
        return readInt(at);
    }

    @Override
    public float readFloat(int at) {
        return Float.intBitsToFloat(readInt(at));
    }

    @Override
    public void writeF64(int at, double value) {
        writeLong(at, Double.doubleToRawLongBits(value));
    }

    @Override
    public double readDouble(int at) {
        return Double.longBitsToDouble(readLong(at));
    }

    @Override
    public long readF64(int at) {
        return readLong(at);
    }

    @Override
    public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void fill(byte value, int from, int to) {
        Arrays.fill(bytes, from, to, value);
    }

    @Override
    public void copy(int to, int from, int size) {
        System.arraycopy(bytes, from, bytes, to, size);
    }

    @Override
    public Object lock(int at) {
        return this;
    }

    @Override
    public int waitOn(int at, int expected, long nanos) {
        throw new TrapException("one thread only");
    }

    @Override
    public int waitOn(int at, long expected, long nanos) {
        throw new TrapException("one thread only");
    }

    @Override
    public int notify(int at, int count) {
        return 0;
    }
}
