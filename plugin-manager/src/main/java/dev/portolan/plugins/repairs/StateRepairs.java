package dev.portolan.plugins.repairs;

import dev.portolan.plugins.installations.Health;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.Standing;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the state and the health of an installation say.
@ApplicationScoped
class StateRepairs implements RepairSource {
    private static final Mend CONFIGURE = Mend.of("configure", "Open its settings");

    private final Standing standing;
    private final ReleaseService releases;

    StateRepairs(Standing standing, ReleaseService releases) {
        this.standing = standing;
        this.releases = releases;
    }

    @Override
    public List<Repair> look(List<Case> all) {
        return all.stream().flatMap(one -> look(one).stream()).toList();
    }

    private Optional<Repair> look(Case one) {
        var obstacle = standing.obstacle(one.release());
        if (obstacle.isPresent()) {
            return Optional.of(stopped(one, obstacle.get()));
        }
        var installation = one.installation();
        return switch (installation.desired()) {
            case NEEDS_CONFIGURATION ->
                Optional.of(Repair.of(
                        one,
                        RepairKind.NEEDS_CONFIGURATION,
                        installation.changedAt(),
                        "It waits for settings that it cannot do without.",
                        CONFIGURE,
                        Mend.UNINSTALL));
            case BLOCKED_BY_PLAN ->
                Optional.of(Repair.of(
                        one,
                        RepairKind.BLOCKED_BY_PLAN,
                        installation.changedAt(),
                        "The plan allows fewer plugins than are installed, and this is one of the newest. It comes back"
                                + " by itself once there is room: with a larger plan, or when another is uninstalled.",
                        Mend.of("change_plan", "Choose a larger plan"),
                        Mend.UNINSTALL));
            case ENABLED, DISABLED, UNINSTALLING, BLOCKED_BY_PLATFORM -> unwell(one, installation);
        };
    }

    private Repair stopped(Case one, String obstacle) {
        var release = one.release();
        if (release.runs()) {
            return Repair.of(
                    one,
                    RepairKind.BLOCKED_BY_PLATFORM,
                    one.installation().changedAt(),
                    obstacle,
                    Mend.of("update", "Update it"),
                    Mend.CHOOSE_VERSION,
                    Mend.UNINSTALL);
        }
        return Repair.of(one, RepairKind.REVOKED, since(one, release), obstacle, Mend.CHOOSE_VERSION, Mend.UNINSTALL);
    }

    private Instant since(Case one, Published release) {
        return releases.movedAt(release.digest()).orElse(one.installation().changedAt());
    }

    private static Optional<Repair> unwell(Case one, Installation installation) {
        var health = installation.health();
        return switch (health.state()) {
            case OVER_BUDGET ->
                Optional.of(repair(
                        one,
                        health,
                        RepairKind.OVER_BUDGET,
                        CONFIGURE,
                        Mend.CHOOSE_VERSION,
                        Mend.of("enable", "Enable it again"),
                        Mend.UNINSTALL));
            case AUTH_EXPIRED ->
                Optional.of(repair(one, health, RepairKind.AUTH_EXPIRED, Mend.of("configure", "Set its secret again")));
            case DEGRADED ->
                Optional.of(repair(one, health, RepairKind.DEGRADED, CONFIGURE, Mend.CHOOSE_VERSION, Mend.UNINSTALL));
            case OK, RETRYING -> Optional.empty();
        };
    }

    private static Repair repair(Case one, Health health, RepairKind kind, Mend... mends) {
        var since = Objects.requireNonNullElse(health.at(), one.installation().changedAt());
        return Repair.of(one, kind, since, Objects.requireNonNullElse(health.message(), ""), mends);
    }
}
