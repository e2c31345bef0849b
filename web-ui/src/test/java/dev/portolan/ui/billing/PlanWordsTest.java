package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.Price;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private static final Plan FREE =
            new Plan("free", "Free", new Price("EUR", 0, 5, 0, 10_000, 0), limits(5, 250, 3), false, "community");
    private static final Plan TEAM = new Plan(
            "team",
            "Team",
            new Price("EUR", 4_900, 10, 500, 100_000, 100),
            limits(50, 2_500, 10),
            false,
            "business hours");
    private static final Plan BUSINESS = new Plan(
            "business",
            "Business",
            new Price("EUR", 49_950, 50, 900, 2_000_000, 80),
            limits(500, 20_000, 50),
            true,
            "within 4 hours");

    @Test
    void centsStandOnlyWhereThereAreSome() {
        assertThat(PlanWords.price(TEAM)).isEqualTo("€49 a month");
        assertThat(PlanWords.price(BUSINESS)).isEqualTo("€499.50 a month");
        assertThat(PlanWords.price(FREE)).isEqualTo("€0 a month");
    }

    @Test
    void saysWhatIsIncludedAndWhatMoreCosts() {
        assertThat(PlanWords.points(BUSINESS))
                .containsExactly(
                        "50 members included, each more €9 a month, up to 500",
                        "20,000 catalog entities",
                        "50 plugins, premium ones too",
                        "2,000,000 plugin calls a month, then €0.80 for each 10,000",
                        "Support within 4 hours");
    }

    @Test
    void supportReadsAsASentence() {
        assertThat(PlanWords.points(TEAM)).endsWith("Support in business hours");
    }

    @Test
    void planWithoutPricedSeatsHasALimitOnly() {
        assertThat(PlanWords.points(FREE)).startsWith("Up to 5 members").contains("10,000 plugin calls a month");
    }

    @Test
    void differencesGoBothWays() {
        assertThat(PlanWords.differences(TEAM, BUSINESS))
                .containsExactly(
                        "450 more members",
                        "17,500 more catalog entities",
                        "40 more plugins",
                        "Premium plugins",
                        "Support within 4 hours");
        assertThat(PlanWords.differences(BUSINESS, FREE))
                .contains("495 fewer members", "No premium plugins", "Support by the community");
        assertThat(PlanWords.differences(TEAM, TEAM)).isEmpty();
    }

    @Test
    void buttonSaysWhichWayItGoes() {
        assertThat(PlanWords.verb(TEAM, BUSINESS)).isEqualTo("Upgrade to Business");
        assertThat(PlanWords.verb(TEAM, FREE)).isEqualTo("Go down to Free");
    }

    private static Map<String, Long> limits(long seats, long entities, long plugins) {
        return Map.of("seats", seats, "entities", entities, "plugins", plugins);
    }
}
