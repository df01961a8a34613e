//! Stretches of border joined to lines.

use std::collections::BTreeMap;

/// Stretches that meet end to end become one line, so that a dash runs on. Where three meet a line
/// ends. The lines stand in the order of their first stretches.
pub fn joined<P: Copy>(stretches: &[[P; 2]], key: impl Fn(P) -> [u64; 2]) -> Vec<Vec<P>> {
    let mut at: BTreeMap<[u64; 2], Vec<usize>> = BTreeMap::new();
    for (i, stretch) in stretches.iter().enumerate() {
        for end in stretch {
            at.entry(key(*end)).or_default().push(i);
        }
    }
    let mut used = vec![false; stretches.len()];
    // From an end of a stretch on, as long as exactly two meet.
    let next = |used: &[bool], end: P, from: usize| -> Option<(usize, P)> {
        let [a, b] = at.get(&key(end))?.as_slice() else { return None };
        let other = if *a == from { *b } else { *a };
        let [p, q] = stretches[other];
        let far = if key(p) == key(end) { q } else { p };
        (!used[other]).then_some((other, far))
    };
    let mut lines = Vec::new();
    for first in 0..stretches.len() {
        if used[first] {
            continue;
        }
        used[first] = true;
        let mut line = std::collections::VecDeque::from(stretches[first]);
        for forward in [true, false] {
            let mut from = first;
            let end = |line: &std::collections::VecDeque<P>| {
                if forward { line.back().copied() } else { line.front().copied() }
            };
            while let Some((stretch, far)) = end(&line).and_then(|end| next(&used, end, from)) {
                used[stretch] = true;
                from = stretch;
                if forward {
                    line.push_back(far);
                } else {
                    line.push_front(far);
                }
            }
        }
        lines.push(line.into());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(stretches: &[[i32; 2]]) -> Vec<Vec<i32>> {
        joined(stretches, |p| [u64::from(p.cast_unsigned()), 0])
    }

    #[test]
    fn stretches_become_one_line_whichever_way_they_run() {
        assert_eq!(lines(&[[2, 3], [1, 2], [4, 3]]), [vec![1, 2, 3, 4]]);
    }

    #[test]
    fn a_ring_closes_and_a_fork_ends_a_line() {
        assert_eq!(lines(&[[1, 2], [2, 3], [3, 1]]), [vec![1, 2, 3, 1]]);
        assert_eq!(lines(&[[1, 2], [2, 3], [2, 4]]).len(), 3);
    }
}
