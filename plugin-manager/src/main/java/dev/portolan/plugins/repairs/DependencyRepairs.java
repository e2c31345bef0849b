package dev.portolan.plugins.repairs;

import dev.portolan.plugins.installations.Dependencies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Enabled plugins that go without another one that they need.
@ApplicationScoped
class DependencyRepairs implements RepairSource {
    private final Dependencies dependencies;

    DependencyRepairs(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public List<Repair> look(List<Case> all) {
        return all.stream()
                .filter(one -> one.installation().enabled())
                .flatMap(one -> look(one).stream())
                .toList();
    }

    private Optional<Repair> look(Case one) {
        var unmet = dependencies.unmet(one.release());
        if (unmet.isEmpty()) {
            return Optional.empty();
        }
        var mends = Stream.concat(
                dependencies.lacking(one.release()).stream()
                        .map(other -> Mend.of("install_dependency", "Install or enable " + other, other)),
                Stream.of(Mend.UNINSTALL));
        return Optional.of(Repair.of(
                one,
                RepairKind.DEPENDENCY_MISSING,
                one.installation().changedAt(),
                String.join(" ", unmet) + " Until then it may fail.",
                mends.toArray(Mend[]::new)));
    }
}
