package dev.portolan.ui.operator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A list that comes page by page, by cursors.
public final class PagedTable<T> extends Div {
    private static final long serialVersionUID = 1;

    private final transient Latest latest;
    private final transient Supplier<DataTable> tables;
    private final transient BiConsumer<DataTable, T> row;
    private final transient Supplier<Component> empty;
    private final String failure;
    private transient Function<@Nullable String, Page<T>> source = _ -> new Page<>(List.of(), null);

    /// @param tables makes the table without rows
    /// @param row adds the row of one thing
    /// @param empty what is shown where there is nothing
    /// @param failure for example `The tenants could not be loaded`
    public PagedTable(
            Background background,
            Supplier<DataTable> tables,
            BiConsumer<DataTable, T> row,
            Supplier<Component> empty,
            String failure) {
        this.latest = new Latest(background);
        this.tables = tables;
        this.row = row;
        this.empty = empty;
        this.failure = failure;
        addClassName("stack");
    }

    /// Shows the first page.
    ///
    /// @param pages gives the page of a cursor, null for the first; called in the background
    public void load(Function<@Nullable String, Page<T>> pages) {
        source = pages;
        if (getComponentCount() == 0) {
            add(Skeleton.rows(6));
        }
        next(UI.getCurrent(), null, null);
    }

    private void next(UI page, @Nullable String cursor, @Nullable DataTable more) {
        var wanted = source;
        latest.load(
                page, () -> wanted.apply(cursor), found -> show(found, more), problem -> failed(cursor, more, problem));
    }

    private void show(Page<T> page, @Nullable DataTable more) {
        removeAll();
        if (page.items().isEmpty() && more == null) {
            add(empty.get());
            return;
        }
        var table = more == null ? tables.get() : more;
        page.items().forEach(item -> row.accept(table, item));
        var card = new Div(table);
        card.addClassName("card");
        add(card);
        var next = page.next();
        if (next != null) {
            var load = new Button("Load more", _ -> next(UI.getCurrent(), next, table));
            load.setId("more");
            load.setDisableOnClick(true);
            add(load);
        }
    }

    private void failed(@Nullable String cursor, @Nullable DataTable more, ProblemException problem) {
        if (more == null) {
            removeAll();
        }
        add(ProblemBanner.of(failure, problem, () -> next(UI.getCurrent(), cursor, more)));
    }
}
