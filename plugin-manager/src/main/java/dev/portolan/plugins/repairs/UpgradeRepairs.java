package dev.portolan.plugins.repairs;

import dev.portolan.plugins.watches.UpgradeNote;
import dev.portolan.plugins.watches.UpgradeNoteService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Releases that were taken back, or whose migration of the settings failed.
@ApplicationScoped
class UpgradeRepairs implements RepairSource {
    private final UpgradeNoteService notes;

    UpgradeRepairs(UpgradeNoteService notes) {
        this.notes = notes;
    }

    @Override
    public List<Repair> look(List<Case> all) {
        Map<UUID, Case> byId =
                all.stream().collect(Collectors.toMap(one -> one.installation().id(), Function.identity()));
        return notes.of(byId.keySet()).stream()
                .filter(UpgradeNote::failed)
                .map(note -> repair(Objects.requireNonNull(byId.get(note.installation())), note))
                .toList();
    }

    private static Repair repair(Case one, UpgradeNote note) {
        var kind = note.kind() == UpgradeNote.Kind.ROLLED_BACK ? RepairKind.ROLLED_BACK : RepairKind.MIGRATION_FAILED;
        var message = Objects.requireNonNullElse(note.message(), "A new version did not work here.");
        return Repair.of(one, kind, note.at(), message, Mend.CHOOSE_VERSION, Mend.ACKNOWLEDGE);
    }
}
