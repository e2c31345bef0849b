package dev.portolan.kernel.erasure;

import java.util.Map;

/// What an erasure has done in one service.
///
/// @param deleted how many rows went, by table; tables that had none are not named
/// @param left how many rows are there still, by table, but for what is kept; empty when nothing is
public record Erased(Map<String, Long> deleted, Map<String, Long> left) {
    public Erased {
        deleted = Map.copyOf(deleted);
        left = Map.copyOf(left);
    }
}
