//! Names of a country that does not exist: parts written for this program and put together by chance.
//!
//! No name here stands for a real person. The parts come from all over the archipelago and are mixed freely.

use base::Sex;
use rand::{Rng, RngExt, seq::IndexedRandom};

/// Words to make names of, split once.
pub(crate) struct Names {
    male: Vec<&'static str>,
    female: Vec<&'static str>,
    last: Vec<&'static str>,
    foreign_male: Vec<&'static str>,
    foreign_female: Vec<&'static str>,
    foreign_last: Vec<&'static str>,
}

/// How many of a thousand people have a name of one word only.
const MONONYMS_PER_MILLE: u32 = 90;
/// How many have three words.
const THREE_WORDS_PER_MILLE: u32 = 220;

impl Names {
    pub(crate) fn new() -> Self {
        let split = |words: &'static str| words.split_whitespace().collect();
        Self {
            male: split(MALE),
            female: split(FEMALE),
            last: split(LAST),
            foreign_male: split(FOREIGN_MALE),
            foreign_female: split(FOREIGN_FEMALE),
            foreign_last: split(FOREIGN_LAST),
        }
    }

    /// A name; `family` is a last word that this family hands down.
    pub(crate) fn person(&self, sex: Sex, family: Option<&str>, dice: &mut impl Rng) -> String {
        let first = match sex {
            Sex::Male => pick(&self.male, dice),
            Sex::Female => pick(&self.female, dice),
        };
        let luck = dice.random_range(0..1000);
        if luck < MONONYMS_PER_MILLE {
            return first.to_owned();
        }
        let last = family.unwrap_or_else(|| self.second(sex, dice));
        if luck < MONONYMS_PER_MILLE + THREE_WORDS_PER_MILLE {
            let middle = self.second(sex, dice);
            if middle != last && middle != first {
                return format!("{first} {middle} {last}");
            }
        }
        if last == first {
            return first.to_owned();
        }
        format!("{first} {last}")
    }

    /// A name from elsewhere, for the few who married into the country.
    pub(crate) fn foreigner(&self, sex: Sex, dice: &mut impl Rng) -> String {
        let first = match sex {
            Sex::Male => pick(&self.foreign_male, dice),
            Sex::Female => pick(&self.foreign_female, dice),
        };
        format!("{first} {}", pick(&self.foreign_last, dice))
    }

    /// Most second words are given names again.
    fn second(&self, sex: Sex, dice: &mut impl Rng) -> &'static str {
        match (dice.random_ratio(2, 5), sex) {
            (true, _) => pick(&self.last, dice),
            (false, Sex::Male) => pick(&self.male, dice),
            (false, Sex::Female) => pick(&self.female, dice),
        }
    }
}

/// The same name as another clerk would have spelled it, or `None` where the name offers no variant.
pub(crate) fn misspelled(name: &str) -> Option<String> {
    SPELLINGS.iter().find_map(|(one, other)| {
        let at = name.to_lowercase().find(one)?;
        let mut changed = name.to_owned();
        changed.replace_range(at..at + one.len(), other);
        // A name begins with a capital also after the change.
        let mut signs = changed.chars();
        let first: String = signs.next()?.to_uppercase().collect();
        Some(first + signs.as_str())
    })
}

fn pick(words: &[&'static str], dice: &mut impl Rng) -> &'static str {
    words.choose(dice).copied().unwrap_or("Anu")
}

/// Spellings of one sound, old and new; lower case, inside a word.
const SPELLINGS: &[(&str, &str)] = &[
    ("syah", "sah"),
    ("dwi", "dewi"),
    ("yanto", "janto"),
    ("yani", "jani"),
    ("iyah", "iah"),
    ("ah ", "a "),
    ("ti ", "thi "),
    ("ri ", "rie "),
    ("sri ", "srie "),
    ("udi", "oedi"),
    ("uk", "oek"),
    ("ul", "oel"),
    ("un", "oen"),
    ("us", "oes"),
    ("ur", "oer"),
    ("ni ", "nie "),
    ("an ", "ann "),
    ("in", "ien"),
    ("ar", "arr"),
    ("it", "iet"),
];

const MALE: &str = "
    Abdi Adi Aditya Agung Agus Ahmad Akbar Alam Alfian Ali Alif Amir Anang Andi Andika Anggara Anton Anwar Ardi Ari
    Arif Arjuna Arya Asep Bagas Bagus Bahri Bambang Banyu Baskara Bayu Bima Bintang Budi Cahya Cahyo Candra Chandra
    Dadang Damar Danang Dani Daniel Danu Darma Darman Daud Dede Deden Deni Denny Dharma Didik Dimas Dodi Donny Dwi
    Edi Eka Eko Elang Endra Erlangga Fadli Faisal Fajar Fandi Farhan Fauzan Ferdi Firman Fitra Galang Galih Ganda
    Gede Gilang Guntur Hadi Hafiz Hamdan Hamid Hari Hasan Hendra Heri Herman Husin Ibnu Ibrahim Idris Ikhsan Ilham
    Iman Imam Indra Irfan Irwan Iskandar Ismail Iwan Jaka Jamal Jatmiko Joko Johan Kadek Kamal Karim Ketut Komang
    Krisna Kurnia Kusno Lukas Lukman Luthfi Made Mahendra Malik Marlon Markus Martin Maruli Maulana Melki Mikael
    Misbah Muhammad Mulya Musa Nanang Nandar Naufal Novan Nur Nyoman Oka Oki Pandu Panji Petrus Prabu Prasetya Putra
    Putu Rafi Rahmat Raka Rama Ramadhan Randi Rangga Rano Ratno Reza Rian Ridwan Rifki Rizal Rizki Robi Rudi Rusdi
    Sabar Sakti Salim Samuel Santoso Saiful Satria Setya Sigit Simon Slamet Soni Subur Sugeng Surya Syamsul Tama
    Taufik Teguh Tirta Tomi Topan Tri Ucok Udin Untung Usman Wahyu Wawan Wayan Wira Wisnu Yanto Yoga Yohanes Yosef
    Yudha Yudi Yunus Yusuf Zaenal Zaki Zulfan";

const FEMALE: &str = "
    Adinda Agnes Aisyah Ajeng Alya Amanda Amelia Amina Anggi Anggun Anik Anisa Anita Ani Anna Aprilia Ari Arini Arum
    Asih Asri Astri Astuti Atika Ayu Bella Bening Bulan Bunga Cahya Cantika Cici Cindy Citra Dahlia Dara Desi Devi
    Dewi Diah Dian Dina Dinda Dita Dwi Dyah Eka Elis Elisa Ema Endah Endang Erna Esti Euis Eva Farah Fatimah Febri
    Feni Fitri Fitriani Galuh Gita Hana Hanum Hartini Hasna Hesti Ida Ika Imas Ina Indah Indri Ines Intan Ira Irma
    Ita Iis Jasmin Juwita Kadek Kartika Kasih Ketut Kinanti Kirana Komang Kurnia Laila Laras Lastri Lena Lestari Lia
    Lilis Lina Linda Lisa Lusi Made Mala Marina Maria Marlina Martha Maya Mega Melati Mila Mira Mirna Monika Mutia
    Nabila Nadia Nadya Nani Nengah Neni Nia Nila Nina Ningsih Nisa Nita Novi Nur Nuraini Nurul Nyoman Okta Padma
    Permata Pipit Pratiwi Puji Puput Puspa Putri Putu Rahayu Rahma Raisa Rani Ratih Ratna Reni Resti Retno Ria Rika
    Rima Rina Rini Ririn Riska Rita Rosa Rosita Ruth Safira Salma Salsa Santi Sari Sekar Selvi Septi Shinta Sinta
    Siska Siti Sofia Sri Sukma Suci Sulastri Susi Syifa Tari Tati Tia Tika Tina Titin Tiara Tri Tuti Ulfa Umi Utami
    Vera Vina Vita Wahyuni Wati Wayan Wening Widya Winda Wulan Yani Yanti Yayuk Yohana Yuli Yulia Yuni Yunita Zahra
    Zaskia Zulaika";

const LAST: &str = "
    Adiputra Adnan Aditama Alamsyah Alfarizi Ambarwati Anggraini Anugrah Ardiansyah Arifin Asmara Atmaja Aulia Azhari
    Bachtiar Baskoro Basuki Batara Budiarti Budiman Budiono Cahyadi Cahyani Cahyono Daeng Damanik Damayanti Darmawan
    Darwis Dewanto Djafar Effendi Erawan Fadhilah Fauzi Firdaus Firmansyah Gemilang Ginting Gunadi Gunawan Habibi
    Hadiwijaya Hakim Halim Handayani Handoko Hapsari Haryanto Hasanah Hasibuan Hasyim Hermawan Hidayat Hidayah
    Himawan Ibrahim Indrawan Irawan Iskandar Ismail Jayadi Junaidi Kamaruddin Karsa Kartawijaya Kurniawan Kurniasih
    Kusuma Kusumawati Laksana Lesmana Lubis Mahardika Mangunsong Manurung Marbun Mardani Maryani Maulida Mokoginta
    Mulyadi Mulyani Munandar Mustika Nababan Nainggolan Nasution Natsir Nugraha Nugroho Nurhayati Nurjanah Oktavia
    Pakpahan Palar Pamungkas Pane Pangestu Paramita Permadi Pertiwi Prabowo Pradana Pradipta Pramono Pranata Prasetyo
    Prawira Priyono Purnama Purnomo Purwanto Puspita Rachman Rahardja Rahmadi Rahmawati Ramadhani Rangkuti Ritonga
    Rumbiak Rusmana Sagala Salampessy Samosir Santosa Saputra Saputri Saragih Sasmita Sembiring Setiawan Setyawan
    Siahaan Simbolon Sinaga Siregar Sitepu Sitorus Soleh Subagyo Suherman Sukmawati Sulaiman Sumarno Supriadi Suryadi
    Suryana Susanto Susilo Sutanto Sutrisno Syahputra Tambunan Tampubolon Tanjung Tarigan Tobing Triyono Tumbelaka
    Usmani Utama Utomo Wardana Wardani Waluyo Wenda Wibisono Wibowo Wicaksono Widiastuti Wijaya Winarno
    Winata Wirawan Wulandari Yulianti Yuliana Yunarto Yusran Zainuddin Zakaria Zebua";

const FOREIGN_MALE: &str =
    "Alan Bruno Carl Dieter Erik Felix Hiro Ivan Jun Kenji Lars Marco Nils Omar Pablo Tom";
const FOREIGN_FEMALE: &str =
    "Alice Chloe Emma Greta Hanako Ingrid Julia Klara Lin Mei Nora Olga Paula Rosa Yuki";
const FOREIGN_LAST: &str =
    "Abe Berg Costa Dubois Fischer Garcia Haas Ito Jansen Kim Larsen Meyer Novak Okada Silva";

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    #[test]
    fn names_repeat_with_the_seed_and_some_have_one_word() {
        let names = Names::new();
        let draw = || {
            let mut dice = ChaCha8Rng::seed_from_u64(7);
            (0..2000)
                .map(|_| names.person(Sex::Female, None, &mut dice))
                .collect::<Vec<_>>()
        };
        let (once, twice) = (draw(), draw());
        assert_eq!(once, twice);
        let mononyms = once.iter().filter(|name| !name.contains(' ')).count();
        assert!((100..320).contains(&mononyms), "{mononyms}");
    }

    #[test]
    fn a_misspelled_name_differs_and_keeps_its_capital() {
        let other = misspelled("Sri Wahyuni").unwrap();
        assert_ne!(other, "Sri Wahyuni");
        assert!(other.starts_with(char::is_uppercase));
        assert_eq!(misspelled("Eka"), None);
    }
}
