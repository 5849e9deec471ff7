// Above the table: search, the menus, and what is filtered as chips.
import { useRef } from "preact/hooks";
import { clean, count, minute, word } from "../format.ts";
import { change, clearFilters, groups, isNarrow, openGroups, shown, table, view } from "../state.ts";
import { columnLabel } from "../table/columns.ts";
import type { Filter } from "../table/model.ts";
import { isFiltered } from "../table/view.ts";
import { ColumnMenu, ExportMenu, FilterMenu, GroupMenu } from "./menus.tsx";
import { Icon, Menu } from "./small.tsx";

const kMostChips = 6;

function Chips() {
  const { filters, query } = view.value;
  if (!isFiltered(view.value)) return null;
  const drop = (filter: Filter) => change({ filters: filters.filter((one) => one !== filter) });
  return (
    <div class="chips" role="group" aria-label="Filters in force">
      {query !== "" && (
        <button type="button" class="chip on" onClick={() => change({ query: "" })}>
          <span>
            <span class="sr">Remove: </span>contains{" "}
            <b>
              <bdi>{clean(query)}</bdi>
            </b>
          </span>
          <Icon name="cross" />
        </button>
      )}
      {filters.map((filter) => {
        const column = table.value?.columns.get(filter.key);
        const limit = (value: number) => (column?.kind === "time" ? minute(value) : String(value));
        const values = filter.values
          ?.slice(0, kMostChips)
          .map((value) => (value === null ? "not known" : clean(word(value))))
          .join(" or ");
        const more = (filter.values?.length ?? 0) - kMostChips;
        return (
          <button
            key={filter.key}
            type="button"
            class={`chip on${column === undefined ? " odd" : ""}`}
            onClick={() => drop(filter)}
          >
            <span>
              <span class="sr">Remove: </span>
              <bdi>{clean(columnLabel(filter.key))}</bdi>{" "}
              <b>
                <bdi>
                  {values ??
                    `${filter.from === undefined ? "" : `from ${limit(filter.from)} `}${filter.to === undefined ? "" : `to ${limit(filter.to)}`}`}
                </bdi>
              </b>
              {more > 0 && ` or ${count(more)} more`}
              {column === undefined && " (no such column)"}
            </span>
            <Icon name="cross" />
          </button>
        );
      })}
      <button type="button" class="link" onClick={clearFilters}>
        Clear all
      </button>
    </div>
  );
}

export function Toolbar() {
  const search = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { query, group } = view.value;
  return (
    <div class="toolbar">
      <div class="tools">
        <label class="search">
          <Icon name="search" />
          <input
            id="search"
            ref={search}
            type="search"
            value={query}
            placeholder="Search everything, or region:eu"
            aria-label="Search the instances"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              const text = event.currentTarget.value;
              clearTimeout(timer.current);
              timer.current = setTimeout(() => change({ query: text }), 60);
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <Menu label="Filter" icon="filter">
          {(close) => <FilterMenu close={close} />}
        </Menu>
        <Menu label={group === null ? "Group" : `By ${clean(columnLabel(group)).toLowerCase()}`} icon="group">
          {(close) => <GroupMenu close={close} />}
        </Menu>
        {!isNarrow.value && (
          <Menu label="Columns" icon="columns" end>
            {() => <ColumnMenu />}
          </Menu>
        )}
        <Menu label="Export" icon="download" end>
          {(close) => <ExportMenu close={close} />}
        </Menu>
      </div>
      <Chips />
      <p class="counted" role="status" aria-live="polite">
        <b>{count(shown.value.length)}</b>{" "}
        {isFiltered(view.value) ? `of ${count(table.value!.rows)} instances` : "instances"}
        {groups.value !== null && (
          <>
            {" "}
            in {count(groups.value.length)} {groups.value.length === 1 ? "group" : "groups"}
            {" · "}
            <button
              type="button"
              class="link"
              onClick={() => {
                openGroups.value =
                  openGroups.value.size > 0 ? new Set() : new Set(groups.value!.map(({ value }) => value));
              }}
            >
              {openGroups.value.size > 0 ? "close all" : "open all"}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
