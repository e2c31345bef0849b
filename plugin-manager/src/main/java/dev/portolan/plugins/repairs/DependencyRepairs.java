package dev.portolan.plugins.repairs;

import dev.portolan.plugins.installations.Dependencies;
import dev.portolan.plugins.installations.Dependencies.Lack;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        var lacking = dependencies.lacking(one.release());
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        var mends = Stream.concat(lacking.stream().map(DependencyRepairs::mend), Stream.of(Mend.UNINSTALL));
        return Optional.of(Repair.of(
                one,
                RepairKind.DEPENDENCY_MISSING,
                one.installation().changedAt(),
                lacking.stream().map(Lack::sentence).collect(Collectors.joining(" ")) + " Until then it may fail.",
                mends.toArray(Mend[]::new)));
    }

    private static Mend mend(Lack lack) {
        var label = lack.version() == null ? "Install or enable " : "Choose another version of ";
        return Mend.of("install_dependency", label + lack.plugin(), lack.plugin());
    }
}
