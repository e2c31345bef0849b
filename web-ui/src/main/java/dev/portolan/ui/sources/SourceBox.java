package dev.portolan.ui.sources;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.stream.Stream;

/// Chooses one of an organization's sources, however many there are: what is typed is looked for in their addresses and
/// names.
public final class SourceBox extends ComboBox<SourceBox.Choice> {
    private static final long serialVersionUID = 1;

    /// @param id for tests and styles
    /// @param any what stands there while none is chosen
    /// @param chosen runs when somebody has chosen another one, or none
    public SourceBox(String id, String any, Runnable chosen) {
        setId(id);
        setAriaLabel("Source");
        setPlaceholder(any);
        setClearButtonVisible(true);
        setItemLabelGenerator(Choice::title);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.run();
            }
        });
    }

    /// Offers the sources of one organization.
    public void offer(SourcesClient sources, TenantSession tenant) {
        setItems(query -> {
            var asked = query.getFilter().orElse("");
            var offset = query.getOffset();
            return read(sources, tenant, asked).skip(offset).limit(query.getLimit());
        });
    }

    private static Stream<Choice> read(SourcesClient sources, TenantSession tenant, String words) {
        try {
            return sources.matching(tenant.slug(), tenant, words).items().stream()
                    .map(Choice::of);
        } catch (ProblemException problem) {
            Toast.refused("The sources could not be loaded: " + problem.detail());
            return Stream.empty();
        }
    }

    /// Shows a choice that stands in the address, under its name as soon as that is known.
    ///
    /// @param id empty for none
    public void show(String id, SourcesClient sources, TenantSession tenant, Background background) {
        if (id.equals(chosen())) {
            return;
        }
        setValue(id.isEmpty() ? null : new Choice(id, "This source"));
        if (!id.isEmpty()) {
            background.load(
                    getUI().orElseGet(UI::getCurrent),
                    () -> sources.source(tenant.slug(), tenant, id),
                    source -> {
                        if (id.equals(chosen())) {
                            setValue(Choice.of(source));
                        }
                    },
                    _ -> {}); // removed, perhaps: nothing will be found
        }
    }

    /// @return the id of the source; empty while none is chosen
    public String chosen() {
        return getValue() == null ? "" : getValue().id;
    }

    /// @param title an address, or what people gave it for a name
    public record Choice(String id, String title) {
        static Choice of(Source source) {
            return new Choice(source.id(), SourceWords.brief(source.title()));
        }
    }
}
