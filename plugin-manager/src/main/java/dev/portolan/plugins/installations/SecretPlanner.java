package dev.portolan.plugins.installations;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.permissions.Origin;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.SecretChange;
import dev.portolan.plugins.schema.SecretField;
import dev.portolan.plugins.schema.Submission;
import dev.portolan.plugins.secrets.SecretService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which secrets of an installation stay, and which are to be sealed anew. A secret is bound to the origin
/// it was set for: when the configuration names another, it must be set again.
@ApplicationScoped
class SecretPlanner {
    private final SecretService secrets;

    SecretPlanner(SecretService secrets) {
        this.secrets = secrets;
    }

    /// @param kept version by JSON Pointer
    record Held(Map<String, Integer> kept, List<Plan.Fresh> fresh) {}

    Held plan(@Nullable Installation before, ConfigSchema schema, Submission submission, List<Violation> faults) {
        var kept = new HashMap<String, Integer>();
        var fresh = new ArrayList<Plan.Fresh>();
        for (var field : schema.secrets()) {
            var destination = destination(field, submission);
            var stored = before == null ? null : before.setup().secrets().get(field.pointer());
            switch (submission.secrets().get(field.pointer())) {
                case SecretChange.Set(var value) -> {
                    if (before != null && stored != null && same(before, field, stored, destination, value)) {
                        kept.put(field.pointer(), stored);
                    } else {
                        fresh.add(new Plan.Fresh(field.pointer(), destination, value));
                    }
                }
                case SecretChange.Keep _ -> {
                    if (before != null && stored != null) {
                        keep(before, field, stored, destination, faults);
                        kept.put(field.pointer(), stored);
                    }
                }
                case SecretChange.Clear _ -> {}
                case null -> {}
            }
        }
        return new Held(kept, fresh);
    }

    /// The secrets that may go on with an earlier configuration: those still bound to where it sends them.
    Map<String, Integer> surviving(Installation installation, ConfigSchema schema, Submission submission) {
        var kept = new HashMap<String, Integer>();
        for (var field : schema.secrets()) {
            var stored = installation.setup().secrets().get(field.pointer());
            if (stored != null && bound(installation, field, stored).equals(destination(field, submission))) {
                kept.put(field.pointer(), stored);
            }
        }
        return kept;
    }

    private void keep(Installation before, SecretField field, int stored, String destination, List<Violation> faults) {
        var bound = bound(before, field, stored);
        if (!destination.isEmpty() && !bound.equals(destination)) {
            faults.add(new Violation(
                    "/configuration" + field.pointer(),
                    "was set for " + (bound.isEmpty() ? "no address" : bound) + "; set it again for " + destination));
        }
    }

    private boolean same(Installation before, SecretField field, int stored, String destination, String value) {
        var opened = secrets.open(before.id(), field.pointer(), stored);
        return opened.value().equals(value) && destination.equals(opened.destination());
    }

    private String bound(Installation installation, SecretField field, int stored) {
        var destination =
                secrets.open(installation.id(), field.pointer(), stored).destination();
        return destination == null ? "" : destination;
    }

    private static String destination(SecretField field, Submission submission) {
        return Egress.resolve(field.destination(), submission.configuration())
                .map(Origin::toString)
                .orElse("");
    }
}
