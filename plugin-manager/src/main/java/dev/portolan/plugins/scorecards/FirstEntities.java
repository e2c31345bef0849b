package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.plugins.entities.CatalogNews;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.ScheduleService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/// Has checks run that have found no entity to be put to, as soon as some come: where an organization begins, its
/// plugins may be there before what is in its catalog, and the next run by time is an hour away.
@ApplicationScoped
class FirstEntities {
    private final ScheduleService schedules;

    FirstEntities(ScheduleService schedules) {
        this.schedules = schedules;
    }

    void hear(@Observes CatalogNews news) {
        if (news.events().stream().noneMatch(CatalogEvent.Created.class::isInstance)
                || schedules.hasNone(ExtensionPoint.CHECK)) {
            return;
        }
        schedules.at(Set.of(ExtensionPoint.CHECK)).stream()
                .filter(check -> check.outcome().kept() == 0)
                .map(check -> check.place())
                .forEach(place -> {
                    var _ = schedules.ask(place.installation(), place.extension(), Reason.EVENT);
                });
    }
}
