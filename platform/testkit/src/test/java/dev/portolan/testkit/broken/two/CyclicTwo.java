package dev.portolan.testkit.broken.two;

import dev.portolan.testkit.broken.one.CyclicOne;
import java.util.List;

/// The other half.
public record CyclicTwo(List<CyclicOne> others) {}
