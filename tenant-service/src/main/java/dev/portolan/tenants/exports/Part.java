package dev.portolan.tenants.exports;

/// One file of an export.
///
/// @param lines how many JSON lines it has
/// @param sha256 of its content, in hex
record Part(String path, long bytes, String sha256, long lines) {}
