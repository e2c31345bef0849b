package dev.portolan.tenants.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// An entry as it is kept.
///
/// @param hash SHA-256 in hexadecimal over the hash before and the entry's canonical JSON; see [Chain]
public record Recorded(@JsonUnwrapped Entry entry, String hash) {}
