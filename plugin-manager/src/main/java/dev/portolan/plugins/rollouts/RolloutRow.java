package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

@Entity
@Table(name = "rollout")
@CrossTenant("how far a release has been rolled out is one for all tenants")
class RolloutRow {
    @Id
    String digest;

    @Column(nullable = false)
    int percent;

    /// `EARLY,GENERAL`: names, with a comma between.
    @Column(nullable = false)
    String rings;

    @Column(nullable = false)
    boolean paused;

    Rollout toDomain() {
        var named = Arrays.stream(rings.split(",", -1)).map(Ring::valueOf).collect(Collectors.toSet());
        return new Rollout(percent, named, paused);
    }

    static String text(Collection<Ring> rings) {
        return rings.stream().sorted().map(Ring::name).collect(Collectors.joining(","));
    }
}
