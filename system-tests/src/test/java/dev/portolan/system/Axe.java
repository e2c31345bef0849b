package dev.portolan.system;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Looks at a page as somebody does who cannot see it, or not well, or has no mouse: by the rules of axe-core.
///
/// Passed over is `aria-required` on the button within Vaadin's select, which puts it there by itself: screen readers
/// tell it, though ARIA does not foresee it on a button.
final class Axe {
    private static final String SCRIPT = script();
    private static final String GRAVE = """
        async () => {
          const known = (one, node) =>
            one.id === 'aria-allowed-attr' && node.html.startsWith('<vaadin-select-value-button');
          const found = await axe.run(document, {
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          });
          return found.violations
            .filter(one => one.impact === 'serious' || one.impact === 'critical')
            .flatMap(one => one.nodes.filter(node => !known(one, node)).slice(0, 5).map(node =>
              `${one.impact} ${one.id}: ${node.target.flat().join(' ')} ${node.html.slice(0, 200)} ${node.any.map(any => any.message).join(' ')}`));
        }\
        """;

    private Axe() {}

    /// What is wrong with the page as it is now, and grave: a line for each place.
    @SuppressWarnings("unchecked")
    static List<String> grave(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate(GRAVE);
    }

    private static String script() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
