//! Words compared as people type them: without case, marks and what stands between them.

/// The letters and digits of a text, lower case, without marks: `Türkiye` is `turkiye`, `De-Facto` is
/// `defacto`.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).filter(|c| c.is_alphanumeric()).collect()
}

/// A letter of the region's Latin alphabets without its mark.
const fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ə' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ğ' => 'g',
        'ñ' => 'n',
        'ş' => 's',
        other => other,
    }
}

/// Whether the two are the same word.
pub(super) fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// Reads one of several words.
pub(super) fn one_of<T: Copy>(text: &str, all: &[T], word: fn(T) -> &'static str) -> Result<T, String> {
    let words = || all.iter().map(|value| word(*value)).collect::<Vec<_>>().join(", ");
    all.iter().copied().find(|value| same(word(*value), text)).ok_or_else(|| format!("use one of {}", words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_their_case_marks_and_hyphens() {
        assert!(same("Türkiye", "TURKIYE") && same("de-facto", "DeFacto") && same("İstanbul", "istanbul"));
        assert!(!same("west", "west split"));
    }
}
