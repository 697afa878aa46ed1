//! Blocks that are final, and the certificates that say so: kept as long as the folder of their era is, for validators that were away.

use super::{BUFFER, NZU64};
use crate::ordered::Ordered;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::simplex::types::Finalization;
use commonware_cryptography::certificate::Verifier as _;
use commonware_cryptography::sha256::Digest;
use commonware_runtime::Supervisor as _;
use commonware_runtime::buffer::paged::CacheRef;
use commonware_runtime::tokio::Context;
use commonware_storage::archive::immutable::{Archive, Config};
use std::num::NonZeroU64;
use std::sync::Arc;

/// Places of the first table; it grows.
const TABLE: u32 = 4_096;
const GROWS_AFTER: u8 = 4;
const GROWS_BY: u32 = 4_096;
const FILE_BYTES: u64 = 256 * 1024 * 1024;
const COMPRESSION: u8 = 3;
const ITEMS_PER_SECTION: NonZeroU64 = NZU64!(65_536);

pub(super) async fn certificates(
    context: &Context,
    pages: &CacheRef,
) -> Archive<Context, Digest, Finalization<Scheme, Digest>> {
    let codec = Scheme::certificate_codec_config_unbounded();
    open(context.child("certificates"), pages, "certificates", codec).await
}

pub(super) async fn blocks(
    context: &Context,
    pages: &CacheRef,
    first: u64,
) -> Archive<Context, Digest, Arc<Ordered>> {
    open(context.child("blocks"), pages, "blocks", first).await
}

async fn open<V>(
    context: Context,
    pages: &CacheRef,
    name: &str,
    codec_config: V::Cfg,
) -> Archive<Context, Digest, V>
where
    V: commonware_codec::CodecShared,
{
    let partition = |part: &str| format!("{name}-{part}");
    let settings = Config {
        metadata_partition: partition("metadata"),
        freezer_table_partition: partition("table"),
        freezer_table_initial_size: TABLE,
        freezer_table_resize_frequency: GROWS_AFTER,
        freezer_table_resize_chunk_size: GROWS_BY,
        freezer_key_partition: partition("keys"),
        freezer_key_page_cache: pages.clone(),
        freezer_value_partition: partition("values"),
        freezer_value_target_size: FILE_BYTES,
        freezer_value_compression: Some(COMPRESSION),
        ordinal_partition: partition("ordinal"),
        items_per_section: ITEMS_PER_SECTION,
        codec_config,
        replay_buffer: BUFFER,
        freezer_key_write_buffer: BUFFER,
        freezer_value_write_buffer: BUFFER,
        ordinal_write_buffer: BUFFER,
    };
    let opened = Archive::init(context, settings).await;
    // The engine has no other way than to stop over a disk that cannot be read, either.
    opened.unwrap_or_else(|error| panic!("the archive of {name}: {error}"))
}
