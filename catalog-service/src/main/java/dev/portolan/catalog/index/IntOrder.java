package dev.portolan.catalog.index;

/// Compares two entities by their ordinals, as [java.util.Comparator] does.
@FunctionalInterface
interface IntOrder {
    int compare(int one, int other);
}
