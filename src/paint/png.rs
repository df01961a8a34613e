//! Pixels as a PNG file.

use super::raster::{Sheet, usual_threads};
use png::{BitDepth, ColorType, Compression, Decoder, DecodingError, Encoder, EncodingError, Filter};
use std::io::{Cursor, Write};

/// The sheet, painted by [`usual_threads`], as the bytes of a PNG file, with a text chunk for each
/// keyword and text: `tEXt` where Latin-1 suffices, `iTXt` (UTF-8) otherwise. An opaque sheet is
/// stored without alpha. Bands are packed while the next ones are painted.
///
/// # Errors
/// A keyword that is empty, longer than 79 characters or not Latin-1.
pub fn encode(sheet: &Sheet, texts: &[(&str, &str)]) -> Result<Vec<u8>, EncodingError> {
    let opaque = sheet.is_opaque();
    let mut file = Vec::with_capacity(sheet.width() as usize * sheet.height() as usize / 2);
    let mut encoder = Encoder::new(&mut file, sheet.width(), sheet.height());
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    for (keyword, text) in texts {
        let text = text.replace('\0', "");
        if text.chars().all(|c| c == '\n' || (c.is_ascii() && !c.is_control()) || ('\u{a0}'..='\u{ff}').contains(&c)) {
            encoder.add_text_chunk((*keyword).to_owned(), text)?;
        } else {
            encoder.add_itxt_chunk((*keyword).to_owned(), text)?;
        }
    }
    let mut head = encoder.write_header()?;
    let mut writer = head.stream_writer_with_size(CHUNK_BYTES)?;
    let mut rgb = Vec::new();
    sheet.bands(usual_threads(), |rgba| {
        if !opaque {
            return writer.write_all(rgba);
        }
        rgb.resize(rgba.len() / 4 * 3, 0);
        for (to, from) in rgb.as_chunks_mut::<3>().0.iter_mut().zip(rgba.as_chunks::<4>().0) {
            to.copy_from_slice(&from[..3]);
        }
        writer.write_all(&rgb)
    })?;
    writer.finish()?;
    head.finish()?;
    Ok(file)
}

/// Most bytes of one chunk of pixels.
const CHUNK_BYTES: usize = 1 << 16;

/// The keywords and texts that stand before a file's pixels (where [`encode`] puts them): Latin-1
/// ones first, each kind in its order.
///
/// # Errors
/// Bytes that are not a PNG file, or a damaged text.
pub fn read_texts(file: &[u8]) -> Result<Vec<(String, String)>, DecodingError> {
    let reader = Decoder::new(Cursor::new(file)).read_info()?;
    let info = reader.info();
    let mut texts: Vec<(String, String)> =
        info.uncompressed_latin1_text.iter().map(|t| (t.keyword.clone(), t.text.clone())).collect();
    for text in &info.utf8_text {
        texts.push((text.keyword.clone(), text.get_text()?));
    }
    Ok(texts)
}
