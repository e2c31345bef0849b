package dev.portolan.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.page.Facts;

/// The keys that work on every page. It keeps the place, too, of who goes by keyboard: where the part that has the
/// focus is taken out of the page, what comes under the same id gets it, as a tab that is drawn anew; after a dialog,
/// what had it before; else the heading of what was around it, as of the list that a row was just removed from.
public final class Keyboard extends Span {
    private static final long serialVersionUID = 1;
    private static final String ASKED = "keys-asked";
    private static final String LISTEN = """
        let way = [];
        let place = null;
        const dialog = node => node.matches('vaadin-dialog, vaadin-confirm-dialog');
        const seen = event => {
          way = event.composedPath().filter(node => node instanceof Element);
          if (!way.some(dialog)) place = way[0];
        };
        const typed = event => {
          if (!this.isConnected) { document.removeEventListener('keydown', typed); return; }
          const text = event.composedPath().some(node => node.matches && node.matches('input, textarea, select'));
          if (text || event.ctrlKey || event.altKey || event.metaKey) return;
          if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return;
          if (event.key === '?') this.dispatchEvent(new CustomEvent('keys-asked'));
          const first = fields => document.querySelector(`main [role="search"] ${fields}`);
          const filter = event.key === '/' && (first('vaadin-text-field input') || first(':is(input, vaadin-select-value-button)'));
          if (filter) { filter.focus(); event.preventDefault(); }
        };
        const free = () => document.activeElement === document.body;
        const same = left => left.slice(0, 4).map(node => node.id && document.getElementById(node.id)).find(node => node);
        const stay = (left, tries) => {
          if (!free()) return;
          same(left)?.focus();
          if (left.some(dialog) && free() && place) (place.isConnected ? place : same([place]))?.focus();
          if (!free()) return;
          if (tries > 0) { setTimeout(stay, 150, left, tries - 1); return; }
          const around = left.find(node => node.isConnected && node.matches('section, article, main, vaadin-dialog'));
          const heading = (around || document).querySelector('h1, h2, h3') || document.querySelector('h1');
          if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
        };
        const away = event => setTimeout(() => {
          if (free() && document.hasFocus() && event.target.isConnected && !event.target.disabled) way = [];
        });
        const gone = new MutationObserver(() => {
          if (!this.isConnected) {
            gone.disconnect();
            document.removeEventListener('focusin', seen);
            document.removeEventListener('focusout', away);
            return;
          }
          if (way.length && !way[0].isConnected && document.activeElement === document.body) {
            const left = way;
            way = [];
            setTimeout(stay, 150, left, left.slice(0, 4).some(node => node.id) ? 8 : 0);
          }
        });
        document.addEventListener('keydown', typed);
        document.addEventListener('focusin', seen);
        document.addEventListener('focusout', away);
        gone.observe(document.body, { childList: true, subtree: true });\
        """;

    private final boolean search;

    /// @param search whether there is a search to go to
    public Keyboard(boolean search) {
        this.search = search;
        addClassName("visually-hidden");
        addAttachListener(_ -> getElement().executeJs(LISTEN));
        getElement().addEventListener(ASKED, _ -> show());
    }

    private void show() {
        var keys = new Facts();
        if (search) {
            keys.fact("Ctrl K", "Go to anything by its name");
        }
        keys.fact("/", "The filter of the page, where it has one");
        keys.fact("Tab", "The next thing that can be pressed or filled in; with Shift the one before");
        keys.fact("← → ↑ ↓", "Within tabs, lists and tables; Enter opens");
        keys.fact("Esc", "Closes what lies on top");
        keys.fact("?", "This list");
        var dialog = new Dialog("Keys");
        dialog.setId("keys");
        dialog.add(keys);
        dialog.getFooter().add(new Button("Close", _ -> dialog.close()));
        dialog.open();
    }
}
