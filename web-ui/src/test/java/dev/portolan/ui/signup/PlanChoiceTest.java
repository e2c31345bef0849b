package dev.portolan.ui.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.Price;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanChoiceTest {
    private static final Plan FREE = plan("free", 0);
    private static final Plan TEAM = plan("team", 4_900);
    private static final Plan BUSINESS = plan("business", 49_900);
    private static final List<Plan> ALL = List.of(FREE, TEAM, BUSINESS);

    @Test
    void beginsWithATrialOfThePlanThatTheAddressNames() {
        assertThat(PlanChoice.first(ALL, "team")).contains(new PlanChoice(TEAM, true));
    }

    @Test
    void beginsWithATrialOfBusinessOtherwise() {
        assertThat(PlanChoice.first(ALL, "")).contains(new PlanChoice(BUSINESS, true));
        assertThat(PlanChoice.first(ALL, "platinum")).contains(new PlanChoice(BUSINESS, true));
        assertThat(PlanChoice.first(List.of(), "team")).isEmpty();
    }

    @Test
    void whatCostsNothingIsNotTried() {
        var free = new PlanChoice(FREE, true);

        assertThat(free.trial()).isFalse();
        assertThat(free.summary()).isEqualTo("Free for as long as you like. No credit card.");
        assertThat(free.button()).isEqualTo("Start with Free");
    }

    @Test
    void saysWhatATrialAndWhatAPlanCosts() {
        assertThat(new PlanChoice(TEAM, true).summary()).isEqualTo("14 days of everything in Team. No credit card.");
        assertThat(new PlanChoice(TEAM, true).button()).isEqualTo("Start the trial");
        assertThat(new PlanChoice(TEAM, false).summary()).isEqualTo("€49 a month from the first day, by invoice.");
        assertThat(PlanChoice.line(TEAM)).isEqualTo("10 members, 2,500 entities, 10 plugins");
    }

    private static Plan plan(String id, long month) {
        return new Plan(
                id,
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1),
                new Price("EUR", month, 10, 500, 100_000, 100),
                Map.of("seats", 50L, "entities", 2_500L, "plugins", 10L),
                false,
                null);
    }
}
