package dev.portolan.tenants.exports;

import java.nio.file.Path;

/// A file of an export on this node's disk, for as long as its attempt lasts.
record GatheredFile(Part part, Path file) {}
