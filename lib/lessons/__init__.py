"""Thirteen lessons about names and objects. Each is a plain script; `balloon --lesson` runs them (module _lessons)."""

names = (
    '01_names_are_labels', '02_tie_again_let_go', '03_counting_strings', '04_same_or_equal', '05_change_or_rebind', '06_copies',
    '07_calls_hold_strings', '08_last_words', '09_tied_together', '10_how_the_collector_knows', '11_generations', '12_watching', '13_pools_and_blocks',
)
