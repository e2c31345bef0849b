package dev.portolan.ui.blocks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.dom.Element;
import dev.portolan.ui.page.TestPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is to be seen of components that are in no page.
final class Drawn {
    private Drawn() {}

    static <T> List<T> of(Component root, Class<T> type) {
        return TestPage.parts(root).filter(type::isInstance).map(type::cast).toList();
    }

    /// All texts, also those of attributes that people are told.
    static String text(Component root) {
        var texts = new ArrayList<String>();
        elements(root.getElement()).forEach(element -> {
            if (element.isTextNode()) {
                texts.add(element.getText());
            } else {
                Stream.of("aria-label", "alt", "title", "href", "src", "label")
                        .map(element::getAttribute)
                        .filter(value -> value != null)
                        .forEach(texts::add);
                element.getPropertyNames().forEach(name -> texts.add(String.valueOf(element.getPropertyRaw(name))));
            }
        });
        TestPage.parts(root)
                .filter(Html.class::isInstance)
                .map(Html.class::cast)
                .forEach(html -> texts.add(html.getInnerHtml()));
        return String.join("\n", texts);
    }

    static List<Element> elements(Element root) {
        var all = new ArrayList<Element>();
        all.add(root);
        root.getChildren().forEach(child -> all.addAll(elements(child)));
        return all;
    }
}
