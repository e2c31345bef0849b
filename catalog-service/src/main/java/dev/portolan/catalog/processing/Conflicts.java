package dev.portolan.catalog.processing;

import dev.portolan.catalog.entities.Refusal;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Tells why entities that are in order are not taken.
public final class Conflicts {
    private Conflicts() {}

    /// Leaves out what one location says a second time: the file that is read first has a reference for itself.
    ///
    /// @param findings gets one for each that is left out
    public static List<Emitted> firstOfEach(List<Emitted> emitted, List<Finding> findings) {
        var holders = new HashMap<Ref, Emitted>();
        var kept = new ArrayList<Emitted>();
        for (var one : emitted) {
            var holder = holders.putIfAbsent(one.ref(), one);
            if (holder == null) {
                kept.add(one);
            } else if (!holder.file().equals(one.file())) {
                findings.add(held(one.ref().toString(), one.file(), holder.file()));
            } else if (holder.parent().equals(one.parent())) {
                findings.add(Finding.of(
                        at(one.file(), one.ref().toString()),
                        "The file has two documents for " + one.ref() + "; the first one counts.",
                        "Rename or remove one of them."));
            } else {
                kept.add(one);
            }
        }
        return kept;
    }

    /// A refusal in words.
    public static Finding of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Held(var ref, var file, var holder) -> held(ref, file, holder);
            case Refusal.NoRoom(var ref, var file, var limit, var used) ->
                Finding.of(
                        at(file, ref),
                        "%s was not added: the plan allows %d entities, and the catalog has %d."
                                .formatted(ref, limit, used),
                        "Remove entities that are no longer needed, or choose a larger plan.");
        };
    }

    private static Finding held(String ref, String file, String holder) {
        return Finding.of(
                at(file, ref),
                "Detected conflicting entityRef %s already referenced by %s and now also %s"
                        .formatted(ref, named(holder), named(file)),
                "Rename one of the two entities, or remove one of them.");
    }

    private static Place at(String file, String ref) {
        return new Place(file, null, null, null, ref);
    }

    // In Backstage's words, where a file on the web has its type before it.
    private static String named(String file) {
        return file.startsWith("http://") || file.startsWith("https://") ? "url:" + file : file;
    }
}
