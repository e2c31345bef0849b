package dev.portolan.catalog.query;

import java.util.List;

/// A condition on an entity, or on a location. Paths and values are in lower case, as what they are compared with is.
public sealed interface Predicate {
    /// Every one holds; true when there is none.
    record All(List<Predicate> of) implements Predicate {
        public All {
            of = List.copyOf(of);
        }
    }

    /// At least one holds; false when there is none.
    record Any(List<Predicate> of) implements Predicate {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Predicate of) implements Predicate {}

    /// Something is there, whatever its value.
    record Exists(String path) implements Predicate {}

    /// One of the values is there.
    record In(String path, List<String> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /// A value is there that begins so.
    record Prefix(String path, String prefix) implements Predicate {}

    /// A list contains one of the values: the same as [In] for entities, never true of a location.
    record Contains(String path, List<String> values) implements Predicate {
        public Contains {
            values = List.copyOf(values);
        }
    }
}
