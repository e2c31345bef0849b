package dev.portolan.tenants.plans;

import java.util.Map;

/// A plan as everybody may see it.
///
/// @param limits by name: `entities`, `plugins`, `seats`
/// @param support how soon support answers, in words
public record PlanOffer(
        String id, String title, Price price, Map<String, Long> limits, boolean premiumPlugins, String support) {
    public PlanOffer {
        limits = Map.copyOf(limits);
    }

    public static PlanOffer of(Plan plan) {
        return new PlanOffer(
                plan.id(),
                plan.title(),
                plan.price(),
                plan.limits(),
                plan.service().premiumPlugins(),
                plan.service().support());
    }
}
