package dev.portolan.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.search.Highlight.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightTest {
    @Test
    void marksAreParts() {
        assertThat(Highlight.of("a <mark>b</mark> c <mark>d</mark>").parts())
                .containsExactly(
                        new Part("a ", false), new Part("b", true), new Part(" c ", false), new Part("d", true));
    }

    @Test
    void whatWasEscapedIsTextAgainAndNothingElseIsMarkup() {
        assertThat(Highlight.of("&lt;b&gt; &amp;lt; &#39; <img src=x>").parts())
                .containsExactly(new Part("<b> &lt; ' <img src=x>", false));
    }

    @Test
    void markThatIsNotClosedGoesToTheEnd() {
        assertThat(Highlight.of("a<mark>b").parts()).containsExactly(new Part("a", false), new Part("b", true));
        assertThat(Highlight.of("").parts()).isEmpty();
    }

    @Test
    void questionStandsInTheAddress() {
        var question = new Question("a b", Map.of("kind", "API")).with("tag", "c&d");
        var address = SearchAddress.of("/acme/search", question);
        assertThat(address).isEqualTo("/acme/search?q=a+b&kind=API&tag=c%26d");
        assertThat(SearchAddress.read(new Location(address.substring(1)))).isEqualTo(question);
        assertThat(question.with("tag", "").filters()).containsOnlyKeys("kind");
    }
}
