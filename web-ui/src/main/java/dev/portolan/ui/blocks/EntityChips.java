package dev.portolan.ui.blocks;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.page.Links;
import java.util.LinkedHashMap;
import java.util.List;

/// Entities as links: by name at once, by title as soon as the catalog has said it.
final class EntityChips extends UnorderedList {
    private static final long serialVersionUID = 1;

    EntityChips(List<String> refs, Surroundings around) {
        addClassName("chips");
        var links = new LinkedHashMap<EntityRef, Anchor>();
        refs.forEach(text -> {
            var part = Links.entity(around.tenant(), text);
            if (part instanceof Anchor link) {
                Links.ref(text).ifPresent(ref -> links.put(ref, link));
            }
            add(new ListItem(part));
        });
        addAttachListener(attached -> {
            if (attached.isInitialAttach() && !links.isEmpty()) {
                around.titles(
                        links.keySet(),
                        found -> found.forEach((ref, title) -> {
                            var link = links.get(ref);
                            if (link != null) {
                                link.setText(title);
                            }
                        }));
            }
        });
    }
}
