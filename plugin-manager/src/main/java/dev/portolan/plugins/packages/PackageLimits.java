package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;

/// How much a package may hold, and under which names.
public final class PackageLimits {
    public static final int MOST_FILES = 500;
    /// In bytes, unpacked.
    public static final int LARGEST_FILE = 8 << 20;
    /// In bytes, unpacked.
    public static final int LARGEST_PACKAGE = 20 << 20;
    private static final int LONGEST_PATH = 200;

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(/[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*");

    private PackageLimits() {}

    /// Whether the name is one that can lead nowhere else, on any file system.
    public static boolean isSafePath(String path) {
        return path.length() <= LONGEST_PATH && PATH.matches(path);
    }
}
