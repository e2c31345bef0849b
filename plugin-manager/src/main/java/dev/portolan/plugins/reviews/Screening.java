package dev.portolan.plugins.reviews;

import dev.portolan.plugins.marketplace.Checked;
import dev.portolan.plugins.marketplace.PublishingService;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.reviews.DecisionService.Work;
import dev.portolan.plugins.scanning.Capabilities;
import dev.portolan.plugins.scanning.PackageScan;
import dev.portolan.plugins.scanning.PackageScan.Scanned;
import dev.portolan.plugins.scanning.Rule;
import dev.portolan.plugins.scanning.ScanFinding;
import dev.portolan.plugins.scanning.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Looks at a package that was sent: its archive, then whether it is in order, then what may be hidden in it. Errors
/// reject it, warnings leave it to a person, and otherwise it is published. Doing it again does no harm.
@ApplicationScoped
class Screening {
    private final DecisionService decisions;
    private final SurroundingsService surroundings;
    private final PublishingService publishing;

    Screening(DecisionService decisions, SurroundingsService surroundings, PublishingService publishing) {
        this.decisions = decisions;
        this.surroundings = surroundings;
        this.publishing = publishing;
    }

    /// May take seconds. What fails on the way is taken up again later.
    void screen(UUID id) {
        decisions.begin(id).ifPresent(this::screen);
    }

    private void screen(Work work) {
        var archive = PackageScan.archive(work.zip());
        if (has(archive, Severity.ERROR)) {
            decisions.reject(work.id(), archive, Capabilities.NONE);
            return;
        }
        PluginPackage.nameOf(work.zip()).ifPresent(name -> decisions.named(work.id(), name));
        switch (publishing.check(work.publisher(), work.zip())) {
            case Checked.Faulty(var faults) -> decisions.reject(work.id(), Faults.of(faults), Capabilities.NONE);
            case Checked.Sound sound -> scan(work.id(), sound);
        }
    }

    private void scan(UUID id, Checked.Sound sound) {
        decisions.scanning(id, sound.content().digest());
        var around = surroundings.of(sound.content());
        var scanned = PackageScan.content(sound.content(), around.before(), around.others());
        decide(id, sound, scanned, around.trusted());
    }

    private void decide(UUID id, Checked.Sound sound, Scanned scanned, boolean trusted) {
        var findings = scanned.findings();
        if (has(findings, Severity.ERROR)) {
            decisions.reject(id, findings, scanned.capabilities());
        } else if (needsPerson(findings, trusted)) {
            decisions.quarantine(id, findings, scanned.capabilities());
        } else {
            decisions.publish(id, sound, findings, scanned.capabilities());
        }
    }

    /// Whoever is trusted may ask for more, since admins are asked again; nobody may look like somebody else.
    private static boolean needsPerson(List<ScanFinding> findings, boolean trusted) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .anyMatch(finding -> !(trusted && finding.rule() == Rule.CAPABILITIES));
    }

    private static boolean has(List<ScanFinding> findings, Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }
}
