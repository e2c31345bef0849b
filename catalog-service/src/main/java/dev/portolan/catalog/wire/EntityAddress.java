package dev.portolan.catalog.wire;

import dev.portolan.catalog.model.Ref;
import dev.portolan.kernel.problems.ProblemException;

/// The entity that the path of a request names.
public final class EntityAddress {
    private EntityAddress() {}

    /// @throws ProblemException `not-found` when no entity can have such a name
    public static Ref of(String kind, String namespace, String name) {
        var ref = new Ref(kind, namespace, name);
        if (ref.toString().indexOf('\0') >= 0) { // the database has no such text
            throw ProblemException.notFound();
        }
        return ref;
    }

    /// Reads the number of a version. What is no number is no version's, like any other that is unknown.
    ///
    /// @throws ProblemException `not-found` when it is none
    public static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound();
        }
    }
}
