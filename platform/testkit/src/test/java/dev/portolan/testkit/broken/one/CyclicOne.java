package dev.portolan.testkit.broken.one;

import dev.portolan.testkit.broken.two.CyclicTwo;

/// Half of a cycle between two features.
public record CyclicOne(CyclicTwo other) {}
